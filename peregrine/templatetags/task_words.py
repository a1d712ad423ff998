"""Background tasks in words: `{{ task|task_title }}`."""

from django import template

from peregrine.tasks import words

register = template.Library()
register.filter("task_title", words.title)
register.filter("task_doing", words.doing)
register.filter("task_state", words.state)
