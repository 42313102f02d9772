package io.curasync.live;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/** Keeps a component in step with a live value for as long as it is on a screen. */
public final class LiveBinding {

    private LiveBinding() {}

    /** @param show called with the user interface locked */
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
