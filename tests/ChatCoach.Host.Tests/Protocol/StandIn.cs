using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>A real web server on a free loopback port, over https with a certificate made for it, or over http.</summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private StandIn(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<StandIn> StartAsync(bool https, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (https)
                listen.UseHttps(Certificate);
        }));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new StandIn(app);
    }

    /// <summary>A handler that trusts the stand-ins' certificate and no other.</summary>
    public HttpMessageHandler TrustingHandler() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == Certificate.Thumbprint,
    };

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
