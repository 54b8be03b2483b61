"""Store formats: whether this Parley may open a store, and the remedy when not."""

from __future__ import annotations

from graph.errors import StoreVersion
from graph.stores.definitions import store_format


def check_format(store: str, found: int) -> None:
    """Refuse a store of a newer format.

    Raises:
        StoreVersion: its format is above the one this Parley writes.
    """
    known = store_format()
    if found > known:
        raise StoreVersion(
            store,
            f"{store} was made by a newer Parley (store format {found}, this one knows {known}); "
            "update Parley: pip install --upgrade parley-kg, "
            "or build a new store: parley build FILE --store FOLDER",
        )
