package io.curasync.kpi.ui;

/** Choice of the orders that the rep performance table counts. */
enum RepOrderBasis {
    /** The practices that each rep has now, with all their orders. */
    BOOK_NOW("Book now"),
    /** The orders of a month, credited to the reps that the practices had at the time of each order. */
    CREDITED("Credited");

    private final String label;

    RepOrderBasis(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
