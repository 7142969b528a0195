"""How each kind of cost line is reckoned: for one home, at any price, and for very many homes at once."""
