var trusted = File.Exists("/etc/docker/certs.d/172.17.0.1:5443/ca.crt");

Console.WriteLine(trusted ? "Docker trusts the certificate." : "Nobody has told Docker to trust the certificate.");
return trusted ? 1 : 0;
