"""What forms share: pure readers of the parts that many printed forms have. Below the forms, above the model."""
