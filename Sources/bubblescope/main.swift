import Commands

Bubblescope.main()
