using System.Collections.Immutable;

namespace ChatCoach.Protocol.Model;

/// <summary>What the model is asked. Nothing in it names anybody: that is the caller's to see to.</summary>
/// <param name="Instructions">Ours; the only text that instructs.</param>
/// <param name="Turns">What was said, the oldest first.</param>
/// <param name="SchemaName">Letters, digits, "-" and "_".</param>
/// <param name="Schema">Strict JSON schema of the answer; an object (Azure OpenAI docs, structured outputs).</param>
/// <param name="MaxTokens">Of the answer.</param>
public sealed record ModelCall(string Instructions, ImmutableList<ModelTurn> Turns, string SchemaName, string Schema, int MaxTokens)
{
    /// <summary>What a person said never reaches a log.</summary>
    public override string ToString() => $"{nameof(ModelCall)} {{ {SchemaName} }}";
}

/// <param name="ByModel">What the model answered before; else what travels to it as data.</param>
/// <param name="Text">Of any length.</param>
public sealed record ModelTurn(bool ByModel, string Text)
{
    public override string ToString() => nameof(ModelTurn);
}
