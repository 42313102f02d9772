package io.curasync.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A wrong clock for another process: a Java agent that shifts every {@code Instant.now()} by a number of seconds. */
final class SkewedClock implements ClassFileTransformer {

    private final long seconds;

    private SkewedClock(long seconds) {
        this.seconds = seconds;
    }

    /** Returns the JVM option that makes the process's clock run ahead. */
    static String argument(Path directory, Duration ahead) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", SkewedClock.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        Files.createDirectories(directory);
        Path jar = directory.resolve("skewed-clock.jar");
        String name = SkewedClock.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream compiled = SkewedClock.class.getResourceAsStream("SkewedClock.class")) {
            entries.putNextEntry(new JarEntry(name));
            compiled.transferTo(entries);
        }
        return "-javaagent:%s=%d".formatted(jar, ahead.toSeconds());
    }

    /** Called by the JVM of the other process. */
    public static void premain(String seconds, Instrumentation java) throws Exception {
        java.addTransformer(new SkewedClock(Long.parseLong(seconds)), true);
        java.retransformClasses(Clock.class);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] original) {
        return "java/time/Clock".equals(name) ? skewed(original) : null;
    }

    private byte[] skewed(byte[] original) {
        ClassDesc instant = ClassDesc.of(Instant.class.getName());
        MethodTypeDesc plus = MethodTypeDesc.of(instant, ConstantDescs.CD_long);
        ClassTransform returnLater = ClassTransform.transformingMethodBodies(
                method -> method.methodName().equalsString("currentInstant"), (code, element) -> {
                    if (element instanceof ReturnInstruction) {
                        code.loadConstant(seconds);
                        code.invokevirtual(instant, "plusSeconds", plus);
                    }
                    code.with(element);
                });
        return ClassFile.of().transformClass(ClassFile.of().parse(original), returnLater);
    }
}
