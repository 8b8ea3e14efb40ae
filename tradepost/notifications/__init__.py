"""What people are told: in the app, by mail where they want it, and live while they look."""
