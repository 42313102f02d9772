package io.curasync.ui.list;

import io.curasync.ui.DrawerLayout;

/**
 * Computes the space that a list has for its columns from the width of the window. The server therefore knows the columns that fit before
 * the browser renders the list. The result is never larger than the actual space. It is smaller if the scroll bars take no space.
 */
public final class ListSpace {

    /** Width of the side navigation and of the padding of the page, in pixels; see {@code curasync.css}. */
    private static final int FRAME = 208 + 22 + 26;

    /** Width of the scroll bar of the page, in pixels. */
    private static final int PAGE_SCROLL_BAR = 15;

    /** Width of the padding and border of the list, and of its scroll bar, in pixels. */
    private static final int EDGES = 18 + 15;

    /** Maximum width of the window, in pixels, at which an open drawer leaves too little space for optional columns. */
    private static final int MAX_CROWDED_WINDOW = 1_700;

    private int windowWidth;
    private int drawerWidth;
    private int cardWidth;
    private int minWindowOfCard;

    /** Sets the width of the window; 0 or less if it is unknown. */
    public void setWindowWidth(int pixels) {
        windowWidth = pixels;
    }

    /** Sets the width of the open drawer; 0 if the drawer is closed. */
    void setDrawerWidth(int pixels) {
        drawerWidth = pixels;
    }

    /** Sets the width of a card beside the list, and the smallest window in which the card is there. */
    void setCard(int pixels, int minWindow) {
        cardWidth = pixels;
        minWindowOfCard = minWindow;
    }

    /** Returns whether an open drawer leaves too little space for optional columns. */
    boolean isCrowded() {
        return isBesideDrawer() && windowWidth <= MAX_CROWDED_WINDOW;
    }

    /** Returns whether a drawer is open and does not cover the list. */
    private boolean isBesideDrawer() {
        return drawerWidth > 0 && windowWidth - FRAME >= DrawerLayout.MIN_LIST_WIDTH + drawerWidth;
    }

    /** Returns whether columns of this total width fit. If the width of the window is unknown, all columns fit. */
    public boolean fits(int columns) {
        return windowWidth <= 0 || columns <= width() - EDGES;
    }

    private int width() {
        int page = windowWidth - FRAME - PAGE_SCROLL_BAR;
        if (isBesideDrawer()) {
            return page - drawerWidth;
        }
        // A drawer that covers the list leaves it its minimum width.
        return drawerWidth > 0 ? DrawerLayout.MIN_LIST_WIDTH : page - (windowWidth >= minWindowOfCard ? cardWidth : 0);
    }
}
