package io.curasync.live;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Binds a component to a live value while it is attached. */
public final class LiveBinding {

    private LiveBinding() {}

    /**
     * Shows the current value whenever the component is attached, and each new value until it is detached.
     *
     * @param show called with the UI locked
     */
    public static <T> void follow(Component component, LiveValue<T> value, Consumer<T> show) {
        component.addAttachListener(attach -> {
            Subscription subscription = value.watch(attach.getUI(), show);
            component.addDetachListener(detach -> {
                subscription.close();
                detach.unregisterListener();
            });
            show.accept(value.current());
        });
    }
}
