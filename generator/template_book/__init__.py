"""The workbook to fill, made from the model; filled from a submission; and findings marked in a copy of one."""
