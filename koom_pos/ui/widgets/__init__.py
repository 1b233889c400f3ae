"""The parts every page is made of. They show and ask; they know no rule and reach no service."""
