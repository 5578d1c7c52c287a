"""What pages share: shell, session, menu. Only this package, pages and app.py draw with streamlit."""
