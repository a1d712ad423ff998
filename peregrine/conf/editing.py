"""Change values in the text of a config file and leave everything else as the person wrote it.

Comments, order, quotes and blank lines stay byte for byte. ruamel.yaml's own round trip would move
a comment that stands above a key when the list before it changes, so the text is cut and joined
here, at the places that ruamel's parser reports.
"""

import json
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from peregrine.conf import rendering
from peregrine.conf.document import Document, plain

Edit = tuple[int, int, str]  # from, to, new text
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))(#.*)$", re.MULTILINE)
_COMMENT_LINE = re.compile(r"^[ \t]*(#.*)$", re.MULTILINE)
_WIDEST = 90  # columns; a longer one-line list becomes one entry per line


def edited(document: Document, changes: Mapping[str, Any]) -> str:
    """Return the text with the top-level `changes` made."""
    text, root = document.text, document.root
    if root is None or root.flow_style:
        values = {**document.data, **changes}
        above = text if root is None else text[: root.start_mark.index]
        return f"{above.rstrip()}\n\n{rendering.block(values, 0)}\n".lstrip("\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    editor = _Editor(text)
    editor.change_group(root, changes)
    editor.edits.sort(key=lambda edit: edit[0])  # stable: inner before outer at the same place
    for start, end, new in reversed(editor.edits):
        text = text[:start] + new.replace("\n", newline) + text[end:]
    return text


class _Editor:
    """Collects the cuts for one text; none of them overlap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []

    def change_group(self, group: MappingNode, changes: Mapping[str, Any]) -> None:
        """Set the keys in `changes`; keys that are not named stay."""
        column = group.start_mark.column
        missing = dict(changes)
        for key, value in group.value:
            name = plain(key)
            if name in missing:
                self._change_entry(key, value, missing.pop(name), column)
        if missing:
            end = self._line_end(self._end(group))
            self.edits.append((end, end, "\n" + rendering.block(missing, column)))

    def _change_entry(self, key: Node, old: Node, new: Any, column: int) -> None:
        if fingerprint(plain(old)) == fingerprint(new):
            return
        if self._can_change_inside(old, new):
            self._change_inside(old, new)
            return
        start, end = key.start_mark.index, self._entry_end(key, old)
        kept = self._comments(key.end_mark.index, end, old)
        head = self.text[start : key.end_mark.index] + ":"
        self._replace(start, end, self._beside(head, old, new, column), kept)

    def _beside(self, head: str, old: Node, new: Any, column: int) -> str:
        if isinstance(old, SequenceNode) and old.flow_style and old.value and new:
            one_line = f"{head} {rendering.flow(new)}"
            if column + len(one_line) <= _WIDEST:
                return one_line
        return rendering.beside(head, new, column)

    def _can_change_inside(self, old: Any, new: Any) -> bool:
        if isinstance(old, ScalarNode) or old.flow_style or not new:
            return False
        if isinstance(old, MappingNode):
            return isinstance(new, dict) and plain(old).keys() <= new.keys()
        stands_alone = not self.text[self._line_start(old) : old.start_mark.index].strip()
        return isinstance(new, list) and stands_alone

    def _change_inside(self, old: Any, new: Any) -> None:
        if isinstance(old, MappingNode):
            self.change_group(old, new)
        else:
            self._change_list(old, new)

    def _change_list(self, old: SequenceNode, new: list[Any]) -> None:
        dashes = self._dashes(old)
        column = old.start_mark.column
        before = [fingerprint(plain(entry)) for entry in old.value]
        after = [fingerprint(entry) for entry in new]
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            both = min(b - a, d - c)
            for index in range(both):
                self._change_item(dashes[a + index], old.value[a + index], new[c + index], column)
            for index in range(a + both, b):
                self._remove_item(dashes[index], old.value[index], column)
            if added := new[c + both : d]:
                self._insert_items(old, dashes, a + both, rendering.block(added, column))

    def _change_item(self, dash: int, old: Node, new: Any, column: int) -> None:
        if isinstance(old, MappingNode) and self._can_change_inside(old, new):
            self.change_group(old, new)
            return
        end = self._end(old)
        kept = self._comments(dash + 1, end, old)
        self._replace(dash, end, rendering.item(new, column), kept)

    def _remove_item(self, dash: int, old: Node, column: int) -> None:
        line_before = self.text.rfind("\n", 0, dash)
        end = self._end(old)
        notes = self._comments(dash, end, old, whole_lines_only=True)
        kept = "".join(f"\n{' ' * column}{note}" for note in notes)
        self.edits.append((line_before, self._line_end(end), kept))

    def _insert_items(self, old: SequenceNode, dashes: list[int], index: int, new: str) -> None:
        if index == 0:
            start = self._line_start(old)
            self.edits.append((start, start, new + "\n"))
        else:
            end = self._line_end(self._end(old.value[index - 1]))
            self.edits.append((end, end, "\n" + new))

    def _replace(self, start: int, end: int, new: str, kept: list[str]) -> None:
        """Put `new` in a place; the notes that stood inside it go above."""
        column = start - self.text.rfind("\n", 0, start) - 1
        above = "".join(f"{comment}\n{' ' * column}" for comment in kept)
        first, *rest = new.split("\n", 1)
        line_end = self._line_end(end)
        beside = self.text[end:line_end]
        if rest and beside.strip():  # a note behind the value stays behind its first line
            self.edits.append((start, line_end, f"{above}{first}{beside}\n{rest[0]}"))
        else:
            self.edits.append((start, end, above + new))

    def _dashes(self, sequence: SequenceNode) -> list[int]:
        """Return where the dash of each item stands."""
        found = [sequence.start_mark.index]
        for item in sequence.value[:-1]:
            position = self._line_end(self._end(item)) + 1
            while self.text[position : self._line_end(position)].lstrip()[:1] in ("", "#"):
                position = self._line_end(position) + 1
            found.append(self.text.index("-", position))
        return found

    def _comments(
        self, start: int, end: int, node: Node, *, whole_lines_only: bool = False
    ) -> list[str]:
        """Return the notes between two places, outside of the values of `node`."""
        content = list(self.text[start:end])
        for leaf in _leaves(node):
            first, last = leaf.start_mark.index - start, self._end(leaf) - start
            content[first:last] = "x" * (last - first)
        pattern = _COMMENT_LINE if whole_lines_only else _COMMENT
        return [found[1].rstrip() for found in pattern.finditer("".join(content))]

    def _end(self, node: Any) -> int:
        """Return where the last character of a value stands; blocks end with their last leaf."""
        if isinstance(node, MappingNode) and not node.flow_style:
            return self._entry_end(*node.value[-1])
        if isinstance(node, SequenceNode) and not node.flow_style:
            return self._end(node.value[-1])
        start: int = node.start_mark.index
        return start + len(self.text[start : node.end_mark.index].rstrip())

    def _entry_end(self, key: Any, value: Any) -> int:
        if _is_nothing(value):  # ruamel places it at the next key
            return self.text.index(":", key.end_mark.index) + 1
        return self._end(value)

    def _line_end(self, position: int) -> int:
        return self.text.index("\n", position)

    def _line_start(self, node: Node) -> int:
        return self.text.rfind("\n", 0, node.start_mark.index) + 1


def _is_nothing(node: Any) -> bool:
    """Tell whether a value is not written at all, as in `key:`."""
    return bool(node.start_mark.index == node.end_mark.index)


def _leaves(node: Any) -> list[ScalarNode]:
    if isinstance(node, MappingNode):
        return [leaf for key, value in node.value for leaf in (key, *_leaves(value))]
    if isinstance(node, SequenceNode):
        return [leaf for item in node.value for leaf in _leaves(item)]
    return [] if _is_nothing(node) else [node]


def fingerprint(value: Any) -> str:
    """Return a text that is equal for equal values only: 1, 1.0 and true differ."""
    return json.dumps(value, sort_keys=True)
