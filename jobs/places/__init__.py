"""Where a job is: reading location texts of the world, and whether a place will do."""

from jobs.places.countries import country_named
from jobs.places.fitting import fits
from jobs.places.place import Place
from jobs.places.reading import country_of, read_places

__all__ = ["Place", "country_named", "country_of", "fits", "read_places"]
