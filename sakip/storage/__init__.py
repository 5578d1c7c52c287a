"""The only package with SQL or a database driver: connection, migrations, views and rows."""
