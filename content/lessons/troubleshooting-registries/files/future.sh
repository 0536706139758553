# Makes a certificate for the same key that isn't valid before 2099.
set -e
work=$(mktemp --directory)
cat > "$work/ca.cnf" <<CONFIG
[ca]
default_ca = lab
[lab]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = names
x509_extensions = san
[names]
commonName = supplied
[san]
subjectAltName = IP:172.17.0.1
CONFIG
touch "$work/index"
openssl req -new -key certs/key.pem -subj /CN=lab -out "$work/request"
openssl ca -batch -notext -config "$work/ca.cnf" -selfsign -keyfile certs/key.pem \
  -startdate 20990101000000Z -enddate 20991231000000Z \
  -in "$work/request" -out certs/cert.pem 2>> openssl.log
rm --recursive "$work"
