package io.curasync.practice.ui.order;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Formats dollar amounts. */
public final class DollarLabels {

    private DollarLabels() {}

    /** Formats an amount without cents. */
    public static String rounded(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setMaximumFractionDigits(0);
        return format.format(amount);
    }

    /** Formats an amount with cents. */
    public static String exact(BigDecimal amount) {
        return NumberFormat.getCurrencyInstance(Locale.US).format(amount);
    }
}
