package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures in {@code docs/processes} are those of today's models. Needs no browser. */
class ProcessPicturesTest {

    static Stream<Path> models() throws IOException {
        return ProcessPictures.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePictureShowsTodaysModel(Path model) throws IOException {
        assumeFalse(Boolean.getBoolean("tacite.redraw"), "the pictures are about to be drawn again");

        assertThat(ProcessPictures.pictureOf(model)).as(ProcessPictures.REDRAW).exists();
        assertThat(ProcessPictures.drawnFrom(model))
                .as("%s has changed: %s", model, ProcessPictures.REDRAW)
                .isEqualTo(ProcessPictures.hashOf(model));
    }

    @Test
    void noPictureIsLeftOfAProcessThatIsGone() throws IOException {
        try (var pictures = Files.list(Path.of("docs", "processes"))) {
            assertThat(pictures.filter(file -> file.toString().endsWith(".svg")))
                    .allSatisfy(picture -> assertThat(Path.of(
                                    "processes",
                                    picture.getFileName().toString().replace(".svg", ".bpmn")))
                            .exists());
        }
    }
}
