package io.curasync.practice.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Formats dollar amounts. */
final class DollarLabels {

    private DollarLabels() {}

    /** Formats an amount without cents. */
    static String rounded(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setMaximumFractionDigits(0);
        return format.format(amount);
    }

    /** Formats an amount with cents. */
    static String exact(BigDecimal amount) {
        return NumberFormat.getCurrencyInstance(Locale.US).format(amount);
    }
}
