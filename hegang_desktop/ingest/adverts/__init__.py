"""Adverts written as free text, such as are passed around in chats."""
