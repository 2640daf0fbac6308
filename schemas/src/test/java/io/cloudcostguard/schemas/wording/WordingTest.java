package io.cloudcostguard.schemas.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "'{{project}} costs {{total}}', 'shop costs $1,895.00'",
    "'{{{project}}} {{&project}}', shop shop",
    "'{{#budget}}of {{budget}}{{/budget}}.', .",
    "'{{^budget}}no budget{{/budget}}', no budget",
    "'{{#project}}{{#total}}both{{/total}}{{/project}}', both",
    "'{{! nothing }}x', x",
    "'{{=<% %>=}}<% project %>', shop",
    "'} } { {', '} } { {'"
  })
  void rendersTextAndVariables(String template, String told) {
    assertThat(told(template, EnumSet.of(Variable.PROJECT, Variable.TOTAL))).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{projct}}",
        "{{project.class}}",
        "{{class.classLoader}}",
        "{{.}}",
        "{{this}}",
        "{{-index}}",
        "{{#project}}{{bytes}}{{/project}}",
        "{{#constructor}}{{/constructor}}",
        "{{^nothing}}{{/nothing}}",
        "{{>partial}}",
        "{{>/etc/passwd}}",
        "{{<parent}}{{/parent}}",
        "{{$block}}{{/block}}",
        "{{",
        "{{project",
        "{{{project}}",
        "{{#project}}",
        "{{/project}}",
        "{{#project}}{{/total}}",
        "{{}}",
        "{{#}}{{/}}",
        "{{=}}",
        "\u0007",
        "\u001b[31m"
      })
  void refusesWhatIsNoTemplateOrNamesNoVariable(String template) {
    assertThatThrownBy(() -> Wording.of(template))
        .isInstanceOf(WordingException.class)
        .message()
        .doesNotContain("passwd", "class");
  }

  @Test
  void saysWhichNameIsNoVariableAndWhichAre() {
    assertThatThrownBy(() -> Wording.of("{{projct}}"))
        .hasMessageStartingWith("has {{projct}}, which is no variable; there are headline, ")
        .hasMessageContaining("project");
  }

  @Test
  void refusesTooLongOnes() {
    assertThatThrownBy(() -> Wording.of("x".repeat(Wording.LONGEST + 1)))
        .hasMessage("is longer than 1000 characters");
  }

  @Test
  void refusesOrRendersEveryTemplate() {
    String[] pieces = {
      "{{",
      "}}",
      "{{{",
      "}}}",
      "{",
      "}",
      "#",
      "/",
      "^",
      ">",
      "<",
      "$",
      "&",
      "=",
      "!",
      "project",
      "total",
      " ",
      "\n",
      "x",
      "<% %>",
      ".",
      "this",
      "|",
      "{{#project}}",
      "{{/project}}"
    };
    Random random = new Random(11);
    int taken = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder template = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        template.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        String told = told(template.toString(), EnumSet.of(Variable.PROJECT));
        assertThat(told.length()).isLessThan(500);
        taken++;
      } catch (WordingException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      }
    }
    assertThat(taken).isGreaterThan(1_000);
  }

  @Test
  void saysWhereInABodyATemplateIsWrong() {
    ObjectNode body = (ObjectNode) Json.MAPPER.readTree("{\"a\":{\"b\":[\"{{plan}}\",\"{{x}}\"]}}");

    assertThatThrownBy(() -> new Templates(null, null, body).check())
        .hasMessageStartingWith("`templates.body.a.b[1]` has {{x}}, which is no variable");
  }

  @Test
  void keepsHeadlinesOnOneLine() {
    assertThatThrownBy(() -> new Templates("a\nb", null, null).check())
        .hasMessage("`templates.headline` must be one line, without tabs.");
    assertThatThrownBy(() -> new Templates(null, " ", null).check())
        .hasMessage("`templates.note` is empty. Null takes it away.");
  }

  @Test
  void isTheSameAfterTheDatabase() {
    Templates templates =
        new Templates("{{project}}", null, (ObjectNode) Json.MAPPER.readTree("{\"n\":1.50}"));

    String json = Json.MAPPER.writeValueAsString(templates);

    assertThat(Json.MAPPER.readValue(json, Templates.class)).isEqualTo(templates);
    assertThat(json).isEqualTo("{\"headline\":\"{{project}}\",\"body\":{\"n\":1.50}}");
  }

  @Test
  void nullIsNoTemplate() {
    Templates templates =
        Json.MAPPER.readValue("{\"headline\":null,\"body\":null}", Templates.class);

    assertThat(templates).isEqualTo(Templates.NONE);
    assertThat(templates.isNone()).isTrue();
  }

  @Test
  void everyVariableIsInTheDocument() throws Exception {
    String document = Files.readString(Path.of("../docs/subscriptions.md"));
    String table = document.substring(document.indexOf("## Templates"));

    assertThat(Variable.values())
        .allSatisfy(
            one -> assertThat(table).containsPattern("\\| [^|]*`" + one.id() + "`[^|]* \\|"));
  }

  private static String told(String template, Set<Variable> present) {
    StringBuilder text = new StringBuilder();
    Wording.of(template)
        .tell(
            present,
            new Wording.Listener() {
              @Override
              public void words(String words) {
                text.append(words);
              }

              @Override
              public void value(Variable variable) {
                text.append(variable.example());
              }
            });
    return text.toString();
  }
}
