package fr.allset.tacite.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void keepsLinesAndDropsWhatIsNoText() {
        assertThat(PlainText.lines(" a\r\nb\rc\u0000\u001b[31m\u202egnp.exe\t\ud83d d\n\n\n\n\ne "))
                .isEqualTo("a\nb\nc[31mgnp.exe  d\n\ne");
    }

    @Test
    void neverCutsACharacterInHalf() {
        assertThat(PlainText.shortened("ab\ud83d\ude80cd", 4)).isEqualTo("ab…");
        assertThat(PlainText.shortened("ab\ud83d\ude80cd", 5)).isEqualTo("ab\ud83d\ude80…");
        assertThat(PlainText.shortened("abcd", 4)).isEqualTo("abcd");
    }

    /** Each took minutes, or the stack, when it was one expression. */
    @Test
    void bearsAnyNumberOfBlanks() {
        assertThat(PlainText.lines(" ".repeat(256 * 1024) + "x")).isEqualTo("x");
        assertThat(PlainText.lines("a" + " ".repeat(256 * 1024) + "b")).hasSize(256 * 1024 + 2);
        assertThat(PlainText.lines("a" + " \n".repeat(100_000) + "b")).isEqualTo("a\n\nb");
    }

    @Property
    void fitsIntoAColumnWhateverItIs(
            @ForAll @CharRange(from = '\u0000', to = '\uffff') @StringLength(max = 200) String text,
            @ForAll @IntRange(min = 3, max = 100) int longest) {
        var line = PlainText.line(text, longest);

        assertThat(line).hasSizeLessThanOrEqualTo(longest);
        assertThat(line.codePoints())
                .noneMatch(character ->
                        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }
}
