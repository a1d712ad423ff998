"""System checks: `manage.py check` says what is wrong before it hurts."""
