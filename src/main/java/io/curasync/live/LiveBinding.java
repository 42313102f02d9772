package io.curasync.live;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import io.curasync.platform.DatabaseFailure;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Binds a component to a live value while the component is attached. */
public final class LiveBinding {

    private LiveBinding() {}

    /**
     * Shows the current value each time the component is attached, and each new value until the component is detached. Call this method
     * before the component is attached. Otherwise, nothing is shown until the component is attached again. If the current value cannot be
     * read because of a database outage, shows nothing until the outage ends.
     *
     * @param show called with the UI locked
     */
    public static <T> void follow(Component component, LiveValue<T> value, Consumer<T> show) {
        component.addAttachListener(attach -> {
            watch(attach, value, show);
            showCurrent(value, show);
        });
    }

    /**
     * Shows the value soon after the component is attached, and then each new value until the component is detached. Unlike {@link
     * #follow}, shows no value immediately. Use this method for a component that reads its first data itself. Call this method before the
     * component is attached. Otherwise, nothing is shown until the component is attached again.
     *
     * @param show called with the UI locked
     */
    public static <T> void followUpdates(Component component, LiveValue<T> value, Consumer<T> show) {
        component.addAttachListener(attach -> watch(attach, value, show));
    }

    private static <T> void watch(AttachEvent attach, LiveValue<T> value, Consumer<T> show) {
        Subscription subscription = value.watch(attach.getUI(), show);
        attach.getSource().addDetachListener(detach -> {
            subscription.close();
            detach.unregisterListener();
        });
    }

    /**
     * Shows the current value. Shows nothing if a database outage prevents the read. A failure would also prevent the error page, because
     * the header and the menu of that page are bound to live values. The subscription shows the value when the outage ends.
     */
    private static <T> void showCurrent(LiveValue<T> value, Consumer<T> show) {
        T current;
        try {
            current = value.current();
        } catch (DataAccessException | TransactionException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                throw e;
            }
            return;
        }
        show.accept(current);
    }
}
