package io.curasync.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a component in step with a live value for as long as it is on a screen. */
public final class Following {

    private Following() {}

    /** @param show called with the user interface locked */
    public static <T> void follow(Component component, LiveValue<T> value, Consumer<T> show) {
        component.addAttachListener(attach -> {
            Subscription subscription = value.watch(latestOnly(attach.getUI(), show));
            component.addDetachListener(detach -> {
                subscription.close();
                detach.unregisterListener();
            });
            show.accept(value.current());
        });
    }

    /** A screen that is slow to take a value skips to the newest one. */
    private static <T> Consumer<T> latestOnly(UI ui, Consumer<T> show) {
        var waiting = new AtomicReference<@Nullable T>();
        Runnable take = ui.accessLater(
                () -> {
                    T newest = waiting.getAndSet(null);
                    if (newest != null) {
                        show.accept(newest);
                    }
                },
                () -> {});
        return fresh -> {
            if (waiting.getAndSet(fresh) == null) {
                take.run();
            }
        };
    }
}
