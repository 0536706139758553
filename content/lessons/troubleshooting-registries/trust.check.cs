const string Trusted = "/etc/docker/certs.d/172.17.0.1:5443/ca.crt";
var same = File.Exists(Trusted) && File.ReadAllText(Trusted) == File.ReadAllText("certs/cert.pem");

Console.WriteLine(same ? "Docker trusts the certificate of 172.17.0.1:5443." : "Docker doesn't trust the certificate yet.");
return same ? 0 : 1;
