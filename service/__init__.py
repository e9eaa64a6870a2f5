"""How people look: REST routes, drawings and pages."""
