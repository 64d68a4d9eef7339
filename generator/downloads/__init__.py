"""What people take away: each submission as files for spreadsheets and programs, and where a site tells of itself."""
