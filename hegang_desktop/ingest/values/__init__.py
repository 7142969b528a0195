"""What a cell or a few words tell: amounts, areas, layouts, storeys, traits, places, addresses of adverts."""
