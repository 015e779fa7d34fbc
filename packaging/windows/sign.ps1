# Signs one file: what REEL_BALLERS_SIGN_COMMAND calls (see build.py and docs/release.md).
#   WINDOWS_SIGN_CERTIFICATE_FILE  the .pfx;  WINDOWS_SIGN_PASSWORD  what it is locked with
# The password is read here, so that it stands in no command line and no log.
param([Parameter(Mandatory = $true)][string]$File)
$ErrorActionPreference = "Stop"
foreach ($name in "WINDOWS_SIGN_CERTIFICATE_FILE", "WINDOWS_SIGN_PASSWORD") {
    if (-not [Environment]::GetEnvironmentVariable($name)) { throw "Set $name to sign $File." }
}
$kits = "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe"
$signtool = Get-ChildItem $kits | Sort-Object FullName | Select-Object -Last 1
if (-not $signtool) { throw "signtool is not installed: add the Windows SDK." }
# The time of the signature outlives the certificate.
& $signtool.FullName sign /q /fd sha256 /td sha256 /tr "http://timestamp.digicert.com" `
    /d "Reel Ballers" /f $env:WINDOWS_SIGN_CERTIFICATE_FILE /p $env:WINDOWS_SIGN_PASSWORD $File
if ($LASTEXITCODE) { throw "$File could not be signed (signtool: $LASTEXITCODE)." }
