"""What the command line asks the database. The policies decide what a person sees; no question filters for her."""
