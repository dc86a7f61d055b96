"""What does a person mean by what was typed? Text → AST → plan of analysed terms."""
