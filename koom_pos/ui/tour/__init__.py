"""The guided tour: drives the real window through a day, keeps what it showed, and checks it against the books."""
