package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClosedTabFilterTest {

    static final Logger ATMOSPHERE = (Logger) LoggerFactory.getLogger("org.atmosphere.cpr.AsynchronousProcessor");
    static final Logger VAADIN =
            (Logger) LoggerFactory.getLogger("com.vaadin.flow.server.communication.PushAtmosphereHandler");

    final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    final ClosedTabFilter filter = new ClosedTabFilter();

    @BeforeEach
    void listen() {
        logged.start();
        ATMOSPHERE.addAppender(logged);
        VAADIN.addAppender(logged);
    }

    @AfterEach
    void end() {
        ATMOSPHERE.detachAppender(logged);
        VAADIN.detachAppender(logged);
        filter.destroy();
    }

    @Test
    void dropsWritesToAClosedConnection() {
        IllegalStateException refused =
                new IllegalStateException("The remote endpoint was in state [TEXT_FULL_WRITING]");
        refused.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    "org.apache.tomcat.websocket.WsRemoteEndpointImplBase$StateMachine", "checkState", null, -1)
        });

        ATMOSPHERE.error("Failed to cancel resource: {}", "uuid", refused);
        VAADIN.error("Exception in push connection", refused);
        VAADIN.error("Exception in push connection", new RuntimeException(refused));
        VAADIN.error("Exception in push connection", new IOException("Broken pipe"));

        assertThat(logged.list).isEmpty();
    }

    @Test
    void dropsAConnectionThatIsClosedTwice() {
        NullPointerException gone = new NullPointerException("\"resource\" is null");
        gone.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    "org.atmosphere.handler.AbstractReflectorAtmosphereHandler", "onStateChange", null, -1),
            new StackTraceElement("org.atmosphere.websocket.DefaultWebSocketProcessor", "close", null, -1)
        });
        ATMOSPHERE.error("Failed to cancel resource: {}", "uuid", gone);
        assertThat(logged.list).isEmpty();

        gone.setStackTrace(new StackTraceElement[] {gone.getStackTrace()[0]});
        ATMOSPHERE.error("Failed to cancel resource: {}", "uuid", gone);
        assertThat(logged.list).as("not while it is closed").hasSize(1);
    }

    @Test
    void keepsOtherMessages() {
        IllegalStateException fault = new IllegalStateException("a fault of ours");

        ATMOSPHERE.error("Failed to cancel resource: {}", "uuid", fault);
        VAADIN.error("Exception in push connection", fault);
        ATMOSPHERE.error("BroadcasterFactory is null");
        ATMOSPHERE.warn("Unable to write", new IOException("Broken pipe"));

        assertThat(logged.list).hasSize(4);
    }
}
