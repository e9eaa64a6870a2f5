"""Settings: from the environment or `.env`, read once at the entry point."""

from pathlib import Path
from typing import Literal, cast

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Role = Literal["reader", "analyst", "admin"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")
SAMPLE_PASSWORD = "change-me"  # the one in .env.example


def _env(name: str) -> AliasChoices:
    return AliasChoices(name, name.lower())


def _paths(value: str) -> tuple[Path, ...]:
    return tuple(Path(part.strip()).expanduser() for part in value.split(",") if part.strip())


class Settings(BaseSettings):
    """What can be set; without NEO4J_URI the embedded server under FEALTY_HOME is used."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    neo4j_uri: str | None = Field(None, validation_alias=_env("NEO4J_URI"))
    neo4j_username: str = Field("neo4j", validation_alias=_env("NEO4J_USERNAME"))
    neo4j_password: SecretStr | None = Field(None, validation_alias=_env("NEO4J_PASSWORD"))
    neo4j_database: str = Field("neo4j", validation_alias=_env("NEO4J_DATABASE"))
    home: Path = Field(Path("~/.local/share/fealty"), validation_alias=_env("FEALTY_HOME"))
    ontology: Path | None = Field(None, validation_alias=_env("FEALTY_ONTOLOGY"))
    gazetteer: str = Field("", validation_alias=_env("FEALTY_GAZETTEER"))
    patterns: str = Field("", validation_alias=_env("FEALTY_PATTERNS"))
    spacy_models: str = Field("", validation_alias=_env("FEALTY_SPACY_MODELS"))
    api_keys: str = Field("", validation_alias=_env("FEALTY_API_KEYS"))
    host: str = Field("127.0.0.1", validation_alias=_env("FEALTY_HOST"))
    port: int = Field(8000, ge=1, le=65535, validation_alias=_env("FEALTY_PORT"))
    hosts: str = Field("", validation_alias=_env("FEALTY_HOSTS"))
    browser_url: str | None = Field(None, pattern=r"^https?://", validation_alias=_env("FEALTY_BROWSER_URL"))
    heap: str = Field("512m", pattern=r"^\d+[mg]$", validation_alias=_env("FEALTY_HEAP"))
    pagecache: str = Field("256m", pattern=r"^\d+[mg]$", validation_alias=_env("FEALTY_PAGECACHE"))
    bolt_port: int = Field(7687, ge=1, le=65535, validation_alias=_env("FEALTY_BOLT_PORT"))
    http_port: int = Field(7474, ge=1, le=65535, validation_alias=_env("FEALTY_HTTP_PORT"))

    @field_validator("home")
    @classmethod
    def _expanded(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("neo4j_password")
    @classmethod
    def _not_the_sample(cls, value: SecretStr | None) -> SecretStr | None:
        if value and value.get_secret_value() == SAMPLE_PASSWORD:
            raise ValueError("the sample password of .env.example is refused; choose one of your own")
        return value

    @field_validator("api_keys")
    @classmethod
    def _well_formed(cls, value: str) -> str:
        for entry in filter(None, value.split(",")):
            parts = entry.strip().split(":")
            if len(parts) != 3 or parts[1] not in ROLES or len(parts[2]) < 16:
                raise ValueError("reads name:role:key, with role reader, analyst or admin and a key of 16 characters or more")
        return value

    @field_validator("gazetteer", "patterns")
    @classmethod
    def _there(cls, value: str) -> str:
        for path in _paths(value):
            if not path.exists():
                raise ValueError(f"{path} is not there")
        return value

    def gazetteers(self) -> tuple[Path, ...]:
        """Return the user's own gazetteers."""
        return _paths(self.gazetteer)

    def pattern_files(self) -> tuple[Path, ...]:
        """Return the user's own patterns."""
        return _paths(self.patterns)

    def models(self) -> tuple[str, ...]:
        """Return the spaCy models to try instead of the reader's own; the first that is there counts."""
        return tuple(name.strip() for name in self.spacy_models.split(",") if name.strip())

    def keys(self) -> tuple[tuple[str, Role, str], ...]:
        """Return the API keys as (name, role, key)."""
        entries = (entry.strip().split(":") for entry in self.api_keys.split(",") if entry.strip())
        return tuple((name, cast(Role, role), key) for name, role, key in entries)
