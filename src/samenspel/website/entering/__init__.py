"""Coming in without a smartphone, and acting for somebody: cards, mandates, and their pages."""
