package io.curasync.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The JavaScript module with our web components. The build compiles it from {@code frontend/} into the same folder as
 * the style sheet.
 */
final class FrontendModule {

    private static final String FOLDER = "META-INF/resources/";
    private static final String MANIFEST = "assets/curasync.properties";

    private FrontendModule() {}

    /** Returns the path of the module, relative to the context path. The file name contains a hash of the content. */
    static String path() {
        try (InputStream manifest = FrontendModule.class.getClassLoader().getResourceAsStream(FOLDER + MANIFEST)) {
            if (manifest == null) {
                throw new IllegalStateException("The front end has not been built: run Maven without -Dexec.skip");
            }
            Properties properties = new Properties();
            properties.load(manifest);
            return "assets/" + properties.getProperty("module");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
