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
     * before the component is attached. Otherwise, nothing is shown until it is attached again. During a database outage, shows nothing
     * until the outage ends.
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
     * Shows each new value while the component is attached. Use this method for a component that reads its first data itself. Call it
     * before the component is attached. Otherwise, nothing is shown until it is attached again.
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
     * Shows the current value. If it cannot be read because of a database outage, shows nothing instead of failing: the header and
     * the menu of the error page are bound to live values too, so a failure would prevent the error page itself. The subscription
     * shows the value when the outage ends.
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
