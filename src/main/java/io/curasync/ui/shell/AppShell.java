package io.curasync.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** Configures the HTML page of the application: server push, style sheets, viewport, icons and web manifest. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://assets/curasync.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "assets/icon.svg");
        settings.addLink("apple-touch-icon", "assets/icon-180.png");
        settings.addLink("manifest", "manifest.webmanifest");
    }
}
