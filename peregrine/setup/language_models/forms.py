"""One backend, and the budget, as forms. The schema decides what is valid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.schemas.llm import BackendConfig, LLMConfig
from peregrine.llm import consent
from peregrine.setup.fields import LinesField, SecretField
from peregrine.setup.forms import KEPT_FROM_SIGHT
from peregrine.setup.language_models import saving

TYPES = [
    ("openai_compat", "OpenAI-compatible: Ollama, LM Studio, vLLM, OpenRouter, OpenAI …"),
    ("anthropic", "Anthropic: Claude"),
    ("vision_service", "Peregrine’s vision service: looks at pictures"),
    ("template", "No model: fills in a written template"),
]
WAITS = (
    "timeout_connect",
    "timeout_first_token",
    "timeout_between_tokens",
    "timeout_total",
)
LIMITS = ("context_window", "max_answer_tokens", "max_parallel")
_NAME = re.compile(r"[\w][\w .+-]{0,59}")
_PRICE = re.compile(r"(?P<model>.+?)\s*[:=]\s*(?P<input>[\d.]+)\s*[/,;]\s*(?P<output>[\d.]+)")


class _LLMForm(forms.Form):
    """A form over a part of config/llm.yaml that remembers the version it was made from."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    has_conflict = False

    def _save(self) -> None:
        """Write the file. Raises ConfigError."""
        raise NotImplementedError

    def save(self) -> bool:
        """Write the file. When that fails, the form says why and keeps what was typed."""
        try:
            self._save()
        except ConflictError:
            self.has_conflict = True
            fresh = store.snapshot("llm").version
            self.data = dict(self.data.items()) | {"version": fresh}
            return False
        except ConfigError as error:
            for problem in error.problems:
                steps = problem.key.split(" › ")
                field = next((step for step in reversed(steps) if step in self.fields), None)
                self.add_error(field, problem.message if field else str(problem))
            return False
        return True


class BackendForm(_LLMForm):
    name = forms.CharField(
        label="Name",
        max_length=60,
        help_text="Yours to choose. Letters say which backend wrote them.",
    )
    type = forms.ChoiceField(label="What it is", choices=TYPES)
    enabled = forms.BooleanField(required=False, label="Use it")
    base_url = forms.CharField(
        required=False,
        label="Address",
        help_text="Usually ends in /v1, such as http://localhost:11434/v1. "
        "Empty for Anthropic and for the template.",
        widget=forms.URLInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    model = forms.CharField(
        required=False,
        label="Model",
        help_text="__auto__ takes the first one that the server offers.",
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    api_key = SecretField(label="Key")
    supports_images = forms.BooleanField(required=False, label="It can look at pictures")
    context_window = forms.IntegerField(
        required=False,
        label="Context window, in tokens",
        help_text="A longer posting is shortened, the facts about you never. 0: not known.",
    )
    max_answer_tokens = forms.IntegerField(
        required=False, label="Longest answer, in tokens", help_text="0: as long as it likes."
    )
    max_parallel = forms.IntegerField(
        required=False,
        label="Questions at once",
        help_text="1 for a graphics card of your own.",
    )
    timeout_connect = forms.FloatField(required=False, label="Until it answers the connection")
    timeout_first_token = forms.FloatField(required=False, label="Until the first word")
    timeout_between_tokens = forms.FloatField(required=False, label="Between two words")
    timeout_total = forms.FloatField(required=False, label="Until the end")

    def __init__(self, data: Mapping[str, Any] | None = None, *, backend: str = "") -> None:
        self.backend = backend  # the one that is edited; empty: a new one
        self._config = saving.config_now().backends.get(backend)
        values = (self._config or BackendConfig(type="template")).model_dump()
        if self._config is None:
            values |= {"type": "openai_compat", "model": "__auto__"}
        values |= {key: f"{values[key]:g}" for key in WAITS}
        values |= {"name": backend, "api_key": "", "version": store.snapshot("llm").version}
        super().__init__(data, initial=values)
        if backend:
            self.fields["name"].disabled = True
        if self._config and self._config.api_key:
            self.fields["api_key"].widget.attrs["placeholder"] = KEPT_FROM_SIGHT

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if self.backend:
            return name
        if not _NAME.fullmatch(name):
            raise forms.ValidationError("Use letters, digits, spaces and hyphens only.")
        if name in saving.config_now().backends:
            raise forms.ValidationError("There is a backend with this name already.")
        return name

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        before = self._config
        if not before or not before.api_key or values.get("api_key"):
            return values
        address = str(values.get("base_url") or "")
        if consent.origin(address) != consent.origin(before.base_url):
            self.add_error(
                "api_key",
                "The address is another one. The saved key was for "
                f"{consent.origin(before.address)}: type the key for the new address, or “-” for "
                "none.",
            )
        return values

    def _save(self) -> None:
        typed = self.cleaned_data
        values = {key: value for key, value in typed.items() if key in BackendConfig.model_fields}
        for key in (*LIMITS, *WAITS):
            if values[key] is None:
                values[key] = BackendConfig.model_fields[key].get_default()
            elif float(values[key]).is_integer():
                values[key] = int(values[key])
        values["model"] = values["model"] or "__auto__"
        saved = self._config.api_key if self._config else ""
        values["api_key"] = SecretField().kept(values["api_key"], saved)
        saving.save_backend(
            typed["name"], values, version=typed["version"], is_new=not self.backend
        )


class BudgetForm(_LLMForm):
    monthly_money = forms.FloatField(
        required=False, min_value=0, label="Money a month", help_text="0: no limit."
    )
    currency = forms.CharField(required=False, max_length=10, label="Currency")
    monthly_tokens = forms.IntegerField(
        required=False,
        min_value=0,
        label="Tokens a month",
        help_text="Only those of models in the cloud. 0: no limit.",
    )
    prices = LinesField(
        required=False,
        label="Prices for a million tokens",
        help_text="One model per line, by the beginning of its name: "
        "claude-sonnet: 3 / 15 (questions / answers).",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    @classmethod
    def of(cls, config: LLMConfig) -> BudgetForm:
        prices = [
            f"{model}: {price.input:g} / {price.output:g}" for model, price in config.prices.items()
        ]
        return cls(
            initial={
                "monthly_money": f"{config.monthly_money:g}",
                "currency": config.currency,
                "monthly_tokens": config.monthly_tokens,
                "prices": prices,
                "version": store.snapshot("llm").version,
            }
        )

    def clean_prices(self) -> dict[str, dict[str, float]]:
        found = {}
        for line in self.cleaned_data["prices"]:
            match = _PRICE.fullmatch(line)
            try:
                price = {key: float(match[key]) for key in ("input", "output")} if match else {}
            except ValueError:
                price = {}
            if not match or not price:
                raise forms.ValidationError(
                    f"“{line}” is not understood. Write it as “claude-sonnet: 3 / 15”."
                )
            found[match["model"]] = price
        return found

    def _save(self) -> None:
        typed = self.cleaned_data
        money = typed["monthly_money"] or 0
        store.update(
            "llm",
            {
                "prices": typed["prices"],
                "currency": typed["currency"].strip() or "USD",
                "monthly_money": int(money) if float(money).is_integer() else money,
                "monthly_tokens": typed["monthly_tokens"] or 0,
            },
            expected_version=typed["version"],
        )
