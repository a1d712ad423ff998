"""`manage.py start`: it starts the web process and the worker, and keeps them alive."""
