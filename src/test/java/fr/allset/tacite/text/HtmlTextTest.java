package fr.allset.tacite.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>un</p><p>deux</p> | un⏎⏎deux",
                "un<br>deux<br/>trois | un⏎deux⏎trois",
                "<div>un<div>deux</div>trois</div> | un⏎deux⏎trois",
                "<ul><li>un<li>deux</ul> | un⏎deux",
                "<table><tr><td>un</td><td>deux</td></tr><tr><td>trois</td></tr></table> | un deux⏎trois",
                "a&nbsp;&amp;&lt;b&gt; | a &<b>",
                "vu<blockquote>cité<br>deux fois</blockquote>vu | vu⏎> cité⏎> deux fois⏎vu",
                "vu<script>alert(1)</script><style>p{}</style><noscript>x</noscript><template>x</template> | vu",
                "vu<iframe src=x>x</iframe><object>x</object><svg><text>x</text></svg> | vu",
                "vu<span hidden>x</span><span aria-hidden=true>x</span> | vu",
                "vu<span style='DISPLAY : none'>x</span><span style='font-size:0'>x</span><span style='mso-hide:all'>x</span> | vu",
                "vu<span style='font-size:0.9em'> aussi</span> | vu aussi",
                "vu<!-- <p>non</p> --><a href='javascript:alert(1)'> lien</a> | vu lien",
                "vu <b>gras<i>  et | vu gras et"
            })
    void isWhatAPersonSees(String html, String seen) {
        assertThat(HtmlText.of(html)).isEqualTo(seen.replace('⏎', '\n'));
    }
}
