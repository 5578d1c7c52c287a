"""`python -m sakip ...`: what people automate, through the same services as the pages."""

import sys

from sakip.perintah.urai import main

if __name__ == "__main__":
    sys.exit(main())
