"""The search indexes: exact names first (`names`), text inside the tables second (`text`)."""
