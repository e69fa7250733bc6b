"""The tables: innovations, their entries and seals, activities, and who may sign in.

Entries and seals are only ever added to, which the database itself sees to.
"""

from typing import Any, Final

from sqlalchemy import JSON, Engine, ForeignKey, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# `json` keeps the text as it was written, where `jsonb` would store a reading of it.
Wire = dict[str, Any]


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {Wire: JSON}  # noqa: RUF012 - SQLAlchemy's own way to say it


class EntryRow(Base):
    """One line of a history. The key lets nobody write a number twice."""

    __tablename__ = "entries"
    innovation: Mapped[str] = mapped_column(ForeignKey("innovations.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wire: Mapped[Wire]


class SealRow(Base):
    """The digest of a history up to an entry."""

    __tablename__ = "seals"
    innovation: Mapped[str] = mapped_column(ForeignKey("innovations.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str]


class InnovationRow(Base):
    """An innovation without its history, and how many entries that has.

    The number of entries is the version: who writes on an older one writes nothing.
    """

    __tablename__ = "innovations"
    id: Mapped[str] = mapped_column(primary_key=True)
    length: Mapped[int] = mapped_column()
    wire: Mapped[Wire]
    entries: Mapped[list[EntryRow]] = relationship(order_by=EntryRow.number, lazy="selectin")
    seals: Mapped[list[SealRow]] = relationship(order_by=SealRow.number)
    __mapper_args__ = {"version_id_col": length, "version_id_generator": False}  # noqa: RUF012


class ActivityRow(Base):
    """Something that the hub did, or that was done for it."""

    __tablename__ = "activities"
    id: Mapped[str] = mapped_column(primary_key=True)
    wire: Mapped[Wire]


class OfficerRow(Base):
    """Somebody who may sign in: an actor with roles and an agency."""

    __tablename__ = "officers"
    id: Mapped[str] = mapped_column(primary_key=True)
    wire: Mapped[Wire]


# What is written stays: no change, no deletion, whoever asks.
_GUARDS: Final = (
    """
    CREATE OR REPLACE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$
    """,
    *(
        f"""
        CREATE OR REPLACE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()
        """
        for table in (EntryRow.__tablename__, SealRow.__tablename__)
    ),
)


def create_tables(engine: Engine) -> None:
    """Make the tables that are missing, and guard those that are only added to."""
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for statement in _GUARDS:
            connection.execute(text(statement))
