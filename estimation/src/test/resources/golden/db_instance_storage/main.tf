provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_db_instance" "magnetic" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "standard"
  allocated_storage   = 40
}

resource "aws_db_instance" "iops_without_type" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  iops                = 1200
  allocated_storage   = 200
}

resource "aws_db_instance" "io1_below_minimum" {
  engine              = "mysql"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "io1"
  iops                = 500
  allocated_storage   = 50
}

resource "aws_db_instance" "io2_multi_az" {
  engine              = "postgres"
  instance_class      = "db.r6g.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "io2"
  iops                = 3000
  allocated_storage   = 100
  multi_az            = true
}

resource "aws_db_instance" "gp3_baseline" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "gp3"
  allocated_storage   = 100
}

resource "aws_db_instance" "gp3_small_fast" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "gp3"
  allocated_storage   = 399
  iops                = 4000
}

resource "aws_db_instance" "gp3_striped_fast_multi_az" {
  engine              = "postgres"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "gp3"
  allocated_storage   = 400
  iops                = 14000
  storage_throughput  = 600
  multi_az            = true
}

resource "aws_db_instance" "gp3_oracle_striped" {
  engine              = "oracle-se2"
  instance_class      = "db.t3.large"
  username            = "main"
  password            = "not-a-real-one"
  skip_final_snapshot = true
  storage_type        = "gp3"
  allocated_storage   = 200
  iops                = 12000
}

resource "aws_db_instance" "insights_free" {
  engine                       = "mysql"
  instance_class               = "db.m5.large"
  username                     = "main"
  password                     = "not-a-real-one"
  skip_final_snapshot          = true
  performance_insights_enabled = true
}

resource "aws_db_instance" "insights_two_years" {
  engine                                = "mysql"
  instance_class                        = "db.m5.large"
  username                              = "main"
  password                              = "not-a-real-one"
  skip_final_snapshot                   = true
  performance_insights_enabled          = true
  performance_insights_retention_period = 731
}
