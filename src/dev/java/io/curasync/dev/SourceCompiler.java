package io.curasync.dev;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;

/**
 * Compiles a source tree with the compiler of this process, which stays warm. Compiles the changed files alone if the API of
 * their classes stays the same, as when a label changes, else the whole tree: no class is left that does not fit the others.
 */
final class SourceCompiler {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Path sources;
    private final Path classes;
    private final Path compiled = Path.of("target/dev/compiled");
    private final List<String> options;

    /** Whether the classes may not be those of the sources. */
    private boolean outdated = true;

    /** @param classpath with the directory of the classes */
    SourceCompiler(Path sources, Path classes, List<String> classpath) {
        this.sources = sources;
        this.classes = classes;
        options = List.of(
                "-g",
                "-parameters",
                "-proc:none",
                "-implicit:none",
                "-Xpkginfo:always",
                "--release",
                Integer.toString(Runtime.version().feature()),
                "-d",
                compiled.toString(),
                "-classpath",
                String.join(File.pathSeparator, classpath));
    }

    /**
     * Compiles the changed files, and whatever else has to be compiled. Prints errors, and then leaves the classes as they are.
     *
     * @return whether there were no errors
     */
    boolean compile(Collection<Path> changed) throws IOException {
        if (!outdated && changed.stream().allMatch(Files::exists)) {
            outdated = true;
            if (!run(changed)) {
                return false;
            }
            if (isApiUnchanged()) {
                update();
                outdated = false;
                return true;
            }
        }
        return compileAll();
    }

    boolean compileAll() throws IOException {
        outdated = true;
        try (Stream<Path> tree = Files.walk(sources)) {
            if (!run(tree.filter(file -> file.toString().endsWith(".java")).toList())) {
                return false;
            }
        }
        update();
        Set<Path> made = classFiles(compiled);
        for (Path file : classFiles(classes)) {
            if (!made.contains(file)) {
                Files.delete(classes.resolve(file));
            }
        }
        outdated = false;
        return true;
    }

    private boolean run(Collection<Path> changed) throws IOException {
        FileSystemUtils.deleteRecursively(compiled);
        Files.createDirectories(compiled);
        Files.createDirectories(classes);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(changed))
                    .call();
        }
    }

    private boolean isApiUnchanged() throws IOException {
        for (Path file : classFiles(compiled)) {
            Path known = classes.resolve(file);
            if (!Files.exists(known) || !ClassApi.isEqual(compiled.resolve(file), known)) {
                return false;
            }
        }
        return true;
    }

    private void update() throws IOException {
        for (Path file : classFiles(compiled)) {
            Path target = classes.resolve(file);
            if (!Files.exists(target) || Files.mismatch(compiled.resolve(file), target) >= 0) {
                Files.createDirectories(target.getParent());
                Files.copy(compiled.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Set<Path> classFiles(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(file -> file.toString().endsWith(".class"))
                    .map(directory::relativize)
                    .collect(Collectors.toSet());
        }
    }
}
