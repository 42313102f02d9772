package io.curasync.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Locates the JavaScript module with our web components. The build compiles the sources in {@code frontend/} to this module, and stores the
 * module in the folder of the style sheets.
 */
final class FrontendModule {

    private static final String FOLDER = "META-INF/resources/";
    private static final String MANIFEST = "assets/curasync.properties";

    private FrontendModule() {}

    /**
     * Returns the path of the module's file, relative to the context path. The file name contains a hash of the file's content.
     *
     * @throws IllegalStateException if the build has not compiled the module
     */
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
