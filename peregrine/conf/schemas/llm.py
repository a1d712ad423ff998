"""config/llm.yaml: which language models write, and in which order they are tried."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from peregrine.conf.schemas.base import (
    Address,
    EmptyGroup,
    FileSchema,
    Line,
    Schema,
    WordList,
    refuse,
)

Seconds = Annotated[float, Field(gt=0, le=3600)]
Tokens = Annotated[int, Field(ge=0, le=10_000_000)]
ANTHROPIC = "https://api.anthropic.com"
_USUAL_ADDRESS = {
    "openai_compat": "http://localhost:11434/v1",
    "vision_service": "http://localhost:8002",
}
_ORDERS = ("fallback_order", "research_fallback_order", "vision_fallback_order")


class BackendConfig(Schema):
    type: Literal["openai_compat", "anthropic", "vision_service", "template"] = Field(
        description="openai_compat: Ollama, vLLM, LM Studio, OpenRouter, OpenAI …; "
        "anthropic: Claude; vision_service: Peregrine's own, for pictures; "
        "template: no model, fills in a written template."
    )
    enabled: bool = Field(default=True, description="true or false: whether it is used at all.")
    base_url: Address = Field(
        "",
        description="The address of its API, up to and including /v1. anthropic has one already.",
    )
    model: Line = Field(
        "__auto__", description="The model's name. __auto__ takes the first one that it serves."
    )
    api_key: Line = Field(
        "",
        repr=False,
        description="Its key, where it wants one. Keep this file to yourself then.",
    )
    supports_images: bool = Field(
        default=False, description="Whether its model can look at images."
    )
    context_window: Tokens = Field(
        0,
        description="Tokens that its model can take in, question and answer together; a longer "
        "posting is shortened. 0: not known, nothing is shortened.",
    )
    max_answer_tokens: Tokens = Field(
        0, description="The longest answer, in tokens. 0: as long as the model likes."
    )
    max_parallel: int = Field(
        1,
        ge=1,
        le=64,
        description="How many questions it is asked at once. A graphics card of your own: 1.",
    )
    timeout_connect: Seconds = Field(
        5, description="Seconds to wait until it answers the connection."
    )
    timeout_first_token: Seconds = Field(
        120, description="Seconds to wait for the first word: a model may have to be loaded."
    )
    timeout_between_tokens: Seconds = Field(
        60, description="Seconds to wait for the next word once it has begun to write."
    )
    timeout_total: Seconds = Field(600, description="Seconds after which an answer is given up.")

    @property
    def address(self) -> str:
        """Where it is asked, without a slash at the end."""
        if self.type == "anthropic":
            return self.base_url.removesuffix("/v1") or ANTHROPIC
        return self.base_url

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.enabled and self.type in _USUAL_ADDRESS and not self.base_url:
            raise refuse(
                "This backend has no address. Write one, such as "
                f"base_url: {_USUAL_ADDRESS[self.type]}, or set enabled: false.",
                at=("base_url",),
            )
        return self


class Price(Schema):
    input: float = Field(0, ge=0, le=100_000, description="For a million tokens of questions.")
    output: float = Field(0, ge=0, le=100_000, description="For a million tokens of answers.")


def _only_template() -> dict[str, BackendConfig]:
    return {"template": BackendConfig(type="template")}


class LLMConfig(FileSchema):
    about: ClassVar[str] = (
        "Which language models write for you. None is needed: the template always works."
    )
    holds_secrets: ClassVar[bool] = True
    fresh: ClassVar[dict[str, Any]] = {
        "backends": {
            "ollama": {
                "type": "openai_compat",
                "enabled": False,
                "base_url": "http://localhost:11434/v1",
                "model": "__auto__",
                "api_key": "",
                "supports_images": False,
                "context_window": 4096,
                "max_answer_tokens": 0,
                "max_parallel": 1,
                "timeout_connect": 5,
                "timeout_first_token": 120,
                "timeout_between_tokens": 60,
                "timeout_total": 600,
            },
            "template": {"type": "template", "enabled": True},
        },
        "fallback_order": ["ollama", "template"],
        "research_fallback_order": ["ollama"],
    }
    samples: ClassVar[dict[str, Any]] = {"prices": {"claude": {"input": 3.0, "output": 15.0}}}

    backends: dict[Line, BackendConfig] = Field(
        default_factory=_only_template,
        description="Each backend has a name of your choice, and below it how to reach it.",
    )
    fallback_order: WordList = Field(
        ["template"], description="For letters: the backends to try, in this order."
    )
    research_fallback_order: WordList = Field(
        [], description="For research about companies: the backends to try, in this order."
    )
    vision_fallback_order: WordList = Field(
        [], description="For screenshots: the backends to try. Each must support images."
    )
    prices: Annotated[dict[Line, Price], EmptyGroup] = Field(
        default_factory=dict,
        description="What models cost, by the beginning of their names, for a million tokens. "
        "Copy it from your service's price list.",
    )
    currency: Line = Field("USD", description="The currency of the prices and of the budget.")
    monthly_money: float = Field(
        0,
        ge=0,
        le=1_000_000,
        description="What all models together may cost in a month. 0: no limit.",
    )
    monthly_tokens: int = Field(
        0,
        ge=0,
        le=10**12,
        description="How many tokens models in the cloud may use in a month. 0: no limit.",
    )

    @model_validator(mode="after")
    def _orders_name_backends(self) -> Self:
        for order in _ORDERS:
            for index, name in enumerate(getattr(self, order)):
                if name not in self.backends:
                    raise refuse(
                        f"“{name}” is not one of your backends. "
                        f"Allowed here: {', '.join(self.backends) or 'none yet'}.",
                        at=(order, index),
                    )
        return self
