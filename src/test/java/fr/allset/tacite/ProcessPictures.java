package fr.allset.tacite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the processes are drawn for whoever reads {@code docs}, and from which model each picture was made. */
final class ProcessPictures {

    static final String REDRAW =
            "draw it again with: mvn verify -Dit.test=ProcessPicturesIT -Dtest=ProcessPicturesTest "
                    + "-Dtacite.redraw=true";

    private static final Path FOLDER = Path.of("docs", "processes");
    private static final Pattern MADE_FROM = Pattern.compile("<!-- \\S+ sha256:([0-9a-f]{64}) -->");

    private ProcessPictures() {}

    static Stream<Path> models() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    static Path pictureOf(Path model) {
        return FOLDER.resolve(model.getFileName().toString().replace(".bpmn", ".svg"));
    }

    static void write(Path model, String svg) throws IOException {
        Files.createDirectories(FOLDER);
        var comment = "<!-- %s sha256:%s -->%n".formatted(model.toString().replace('\\', '/'), hashOf(model));
        Files.writeString(pictureOf(model), svg.replaceFirst("(?=<svg)", comment.replace("$", "\\$")) + "\n");
    }

    static String drawnFrom(Path model) throws IOException {
        var found = MADE_FROM.matcher(Files.readString(pictureOf(model)));
        return found.find() ? found.group(1) : "";
    }

    static String hashOf(Path model) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
